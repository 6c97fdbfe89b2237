-- Surveys of citizens: what is asked, sheets on their way, answers, codes.
-- Personal data: answers may tell of persons in their own words. Nothing joins an answer to a code, a return code, a time or an address.
-- Kept: a sheet that was not sent until 30 days after the survey closed, or 180 days untouched; codes until 30 days after it closed; answers as long as the survey.
-- Erasure: who holds the return code deletes the own sheet before it is sent. Afterwards nobody can tell whose an answer is; the staff takes single words away for good.

CREATE TABLE survey (
    id         TEXT PRIMARY KEY NOT NULL,
    slug       TEXT NOT NULL UNIQUE,
    title      TEXT NOT NULL,
    intro      TEXT NOT NULL,
    privacy    TEXT NOT NULL,
    thanks     TEXT NOT NULL,
    access     TEXT NOT NULL CHECK (access IN ('open', 'codes')),
    is_public  BOOLEAN NOT NULL DEFAULT FALSE,
    opens_at   TIMESTAMPTZ,
    closes_at  TIMESTAMPTZ,
    -- Sections and questions as one value. It is not changed any more once there is an answer.
    sheet      TEXT NOT NULL,
    begun      BIGINT NOT NULL DEFAULT 0,
    codes      BIGINT NOT NULL DEFAULT 0,
    -- Words of the city with the published results; NULL: they are not published.
    results    TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);

-- A code goes when it is used: like a ballot's voter, it stands nowhere beside its answer.
CREATE TABLE survey_code (
    survey_id TEXT NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL,
    PRIMARY KEY (survey_id, code_hash)
);

CREATE TABLE survey_sheet (
    -- SHA-256 of the return code, which its writer alone has.
    return_hash TEXT PRIMARY KEY NOT NULL,
    survey_id   TEXT NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    -- Empty once it is sent.
    answers     TEXT NOT NULL,
    receipt     TEXT,
    -- The day alone.
    changed_on  TIMESTAMPTZ NOT NULL
);
CREATE INDEX survey_sheet_survey ON survey_sheet (survey_id);

-- Ids are random and the rows lie in their order: neither tells when an answer came.
CREATE TABLE survey_answer (
    id        TEXT PRIMARY KEY NOT NULL,
    survey_id TEXT NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    answers   TEXT NOT NULL
);
CREATE INDEX survey_answer_survey ON survey_answer (survey_id);
