"""How the weights by which accounts are linked were learned: ``python -m training.linking``."""
