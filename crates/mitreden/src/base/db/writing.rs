//! The writing transaction, and the count of what was written. Decides nothing about queries.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::prelude::async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};

/// Counts what this process has written, so that what was made of older data can be told from what is still true.
///
/// What is read before [`Generation::now`] may be missing the newest write; what is read after it does not.
#[derive(Clone, Debug, Default)]
pub struct Generation(Arc<AtomicU64>);

impl Generation {
    /// The count now.
    pub fn now(&self) -> u64 {
        self.0.load(Ordering::Acquire)
    }

    /// Something is different from now on.
    pub fn advance(&self) {
        self.0.fetch_add(1, Ordering::Release);
    }
}

/// An open transaction that writes. Dropping it without [`Writing::commit`] rolls back.
#[derive(Debug)]
pub struct Writing {
    tx: DatabaseTransaction,
    generation: Generation,
}

impl Writing {
    pub(super) fn new(tx: DatabaseTransaction, generation: Generation) -> Self {
        Self { tx, generation }
    }

    /// Makes it last. Only afterwards the write is counted: whoever counts it has everybody's pages made anew, with it.
    ///
    /// # Errors
    /// The database's own error; then it may or may not have been written, and counts as if it had.
    pub async fn commit(self) -> Result<(), DbErr> {
        // Also when nobody waits for the end any more, because a browser has gone or the time is over.
        let _counted = Counted(self.generation);
        self.tx.commit().await
    }

    /// Undoes it.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn rollback(self) -> Result<(), DbErr> {
        self.tx.rollback().await
    }
}

/// Counts a write when it is dropped.
struct Counted(Generation);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.advance();
    }
}

#[async_trait]
impl ConnectionTrait for Writing {
    fn get_database_backend(&self) -> DbBackend {
        self.tx.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.tx.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.tx.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.tx.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.tx.query_all_raw(statement).await
    }
}
