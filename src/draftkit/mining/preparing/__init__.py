"""Speeches made ready for mining: masked, segmented, cut into clauses, told apart from their copies."""
