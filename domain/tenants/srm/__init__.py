"""Sales: quotations, orders, invoices, returns and money received, with prices, promotions and credit."""
