"""The loket: staff find, pick up, hand over and finish intakes. The store decides what may be."""
