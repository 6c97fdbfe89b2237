//! The description of all addresses for programs (OpenAPI 3.1), made of what the values say of themselves. Answers nothing itself.

use serde_json::{Map, Value, json};

use crate::base::http::record::{Described, FAILURES, Listed, MOST, problem};
use crate::decisions::DecisionRecord;
use crate::drafts::{DraftRecord, DraftTextRecord};
use crate::groups::GroupRecord;
use crate::ideas::IdeaRecord;
use crate::measures::MeasureRecord;
use crate::news::ArticleRecord;
use crate::programme::EventRecord;
use crate::topics::TopicRecord;
use crate::trace::{ChainRecord, places};

/// The version of the description; the third number counts what was added.
const VERSION: &str = "1.0.2";

/// An address: path, name of what it does, what it is about, parameters, schema of its answer.
struct Operation {
    path: &'static str,
    id: &'static str,
    summary: &'static str,
    parameters: Value,
    answer: Value,
}

fn list<T: Described>(path: &'static str, id: &'static str, summary: &'static str) -> Operation {
    let parameters = json!([
        {
            "name": "cursor",
            "in": "query",
            "description": "What the page before gave as `next`.",
            "schema": { "type": "string", "pattern": "^[0-9a-f]{32}$" },
        },
        {
            "name": "limit",
            "in": "query",
            "description": "How many entries.",
            "schema": { "type": "integer", "minimum": 1, "maximum": MOST, "default": 50 },
        },
    ]);
    Operation { path, id, summary, parameters, answer: Listed::<T>::schema() }
}

fn operations() -> Vec<Operation> {
    let id = json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string", "pattern": "^[0-9a-f]{32}$" } });
    let place =
        json!({ "name": "place", "in": "path", "required": true, "description": "The kind of the thing.", "schema": { "type": "string", "enum": places() } });
    let thing = json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string", "pattern": "^[0-9a-zA-Z-]{1,100}$" } });
    vec![
        list::<EventRecord>("/api/v1/termine", "listEvents", "The events of the programme, past ones too"),
        list::<ArticleRecord>("/api/v1/aktuelles", "listArticles", "The articles of the news"),
        list::<GroupRecord>("/api/v1/arbeitsgruppen", "listGroups", "The working groups"),
        list::<TopicRecord>("/api/v1/themen", "listTopics", "The topic store"),
        list::<IdeaRecord>("/api/v1/ideen", "listIdeas", "The published ideas of all contests"),
        list::<DecisionRecord>("/api/v1/beschluesse", "listDecisions", "The decisions of the city's bodies"),
        list::<MeasureRecord>("/api/v1/massnahmen", "listMeasures", "The measures"),
        Operation { path: "/api/v1/massnahmen/{id}", id: "getMeasure", summary: "One measure", parameters: json!([&id]), answer: MeasureRecord::schema() },
        list::<DraftRecord>("/api/v1/strategie", "listDrafts", "The strategy and other long texts"),
        Operation {
            path: "/api/v1/strategie/{id}",
            id: "getDraft",
            summary: "One long text in its newest version",
            parameters: json!([id]),
            answer: DraftTextRecord::schema(),
        },
        Operation {
            path: "/api/v1/spur/{place}/{id}",
            id: "getChain",
            summary: "What a thing came of, and what came of it",
            parameters: json!([place, thing]),
            answer: ChainRecord::schema(),
        },
    ]
}

/// Path and what stands there, for the page that people read.
pub(super) fn table() -> Vec<(&'static str, &'static str)> {
    operations().into_iter().map(|operation| (operation.path, operation.summary)).collect()
}

fn described(operation: Operation) -> Value {
    let etag = json!({ "ETag": { "description": "The mark of this content, for `If-None-Match`.", "schema": { "type": "string" } } });
    let mut responses = Map::new();
    responses.insert(
        "200".to_owned(),
        json!({ "description": operation.summary, "headers": etag, "content": { "application/json": { "schema": operation.answer } } }),
    );
    responses.insert("304".to_owned(), json!({ "description": "You have it already." }));
    for status in FAILURES {
        let problem = json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } });
        responses.insert(status.as_str().to_owned(), json!({ "description": status.canonical_reason().unwrap_or_default(), "content": problem }));
    }
    json!({ "get": { "operationId": operation.id, "summary": operation.summary, "parameters": operation.parameters, "responses": responses } })
}

/// The whole description; `server` is the portal's own address, `name` its name.
pub(super) fn description(server: &str, name: &str) -> Value {
    let paths: Map<String, Value> = operations().into_iter().map(|operation| (operation.path.to_owned(), described(operation))).collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": name,
            "version": VERSION,
            "description": "Everything public of this portal, to be read by programs. Lists come by id, page by page; each answer has an ETag; failures are RFC 9457.",
        },
        "servers": [{ "url": server }],
        "paths": paths,
        "components": { "schemas": { "Problem": problem() } },
    })
}
