"""Words about observations: citation, evidence, derivation, typography."""
