"""The use cases both front ends share: pure calls, no widgets, no printing."""
