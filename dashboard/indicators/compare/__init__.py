"""What may share an axis, a stack or a sum, and the totals that shares are of."""
