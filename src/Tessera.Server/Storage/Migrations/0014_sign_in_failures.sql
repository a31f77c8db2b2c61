-- Failed sign-ins are counted in memory: a stranger's guess writes nothing.

DROP TABLE sign_in_failures;
