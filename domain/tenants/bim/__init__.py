"""How the tenant is doing: governed figures, KPIs with their targets, reports and dashboards."""
