"""What tenants pay for, how it is counted, invoiced, collected, credited and kept in the ledger."""
