"""From the record to the index: fed through the gate, switched when whole, audited."""
