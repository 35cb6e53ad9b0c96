"""A sentence is read once: into typed chunks and clauses, from which every slot of every table is filled.

`sentences` holds the objects, which are the same for both languages; `en` and `ko` make them from a text.
"""
