"""What can be calculated from printed observations, with formula, inputs and rounding interval."""
