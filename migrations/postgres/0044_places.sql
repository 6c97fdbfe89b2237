-- Where an event meets besides its room. Empty: online alone.
ALTER TABLE event ADD COLUMN place TEXT NOT NULL DEFAULT '';

-- When a draft of an article is to appear, once somebody publishes it.
ALTER TABLE article ADD COLUMN planned_for TIMESTAMPTZ;
