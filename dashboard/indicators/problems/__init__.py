"""What can be wrong with a data package: the codes, the rules, and how a problem is written."""
