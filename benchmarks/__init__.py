"""What is promised about speed and about finding, measured; each module is a command of its own.

Speed is a ratio to doing the least: the same rows, read and hashed. A ratio stays what it is on a faster or
busier machine; rates are printed beside it. What is found is printed for a scorer.
"""
