"""General ledger, receivables and payables, payments, bank, taxes, budgets and the statements made from them."""
