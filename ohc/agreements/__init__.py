"""Local delivery agreements: their content, documents, answers and upkeep."""
