"""What is promised about speed, measured as a ratio to doing the least: the same rows, read and hashed.

A ratio stays what it is on a faster or busier machine; rates are printed beside it.
"""
