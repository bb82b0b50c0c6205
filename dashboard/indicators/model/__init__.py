"""The values that a data package is made of: observations, indicators, periods, units, sources."""
