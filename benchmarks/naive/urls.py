"""The product's addresses, and those of the naive versions."""

from django.urls import path

from benchmarks.naive.desk import stock
from benchmarks.naive.views import ClaimDetail, ClaimList
from config import urls as product

handler404 = product.handler404
handler500 = product.handler500

urlpatterns = [
    path("naive/claims/", ClaimList.as_view()),
    path("naive/claims/<str:public_id>/", ClaimDetail.as_view()),
    path("naive/admin/", stock.urls),
    *product.urlpatterns,
]
