//! Mitreden, the portal: table of contents. Holds no code of its own.

pub mod app;
pub mod routes;
pub mod schedule;

pub mod base;
pub mod cli;
pub mod config;

pub mod accounts;
pub mod api;
pub mod audit;
pub mod backup;
pub mod bookings;
pub mod comments;
pub mod decisions;
pub mod demo;
pub mod drafts;
pub mod figures;
pub mod groups;
pub mod health;
pub mod help;
pub mod ideas;
pub mod import;
pub mod measures;
pub mod moderation;
pub mod news;
pub mod notifications;
pub mod originals;
pub mod people;
pub mod privacy;
pub mod programme;
pub mod registration;
pub mod rooms;
pub mod search;
pub mod settings;
pub mod setup;
pub mod site;
pub mod surveys;
pub mod topics;
pub mod trace;

pub use app::{App, Running, Site, StartError, start};
