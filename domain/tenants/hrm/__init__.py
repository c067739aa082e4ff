"""Organization, employees and their contracts, time, leave, payroll, expenses and appraisal."""
