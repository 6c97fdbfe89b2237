-- Reports of barriers (BITV 2.0 § 7 (2)): readable by staff, answered until due_at.
CREATE TABLE barrier_report (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    page TEXT NOT NULL,
    message TEXT NOT NULL,
    contact TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    answered_at TIMESTAMPTZ
);
CREATE INDEX barrier_report_open ON barrier_report (answered_at, due_at);
