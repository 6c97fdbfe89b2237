//! HTTP tests of the portal by address: one binary, one module for each feature. Holds no test itself.

mod accounts;
mod audit;
mod backup;
mod base;
mod cli;
mod comments;
mod config;
mod figures;
mod groups;
mod health;
mod house;
mod import;
mod moderation;
mod news;
mod notifications;
mod people;
mod privacy;
mod programme;
mod registration;
mod rooms;
mod search;
mod settings;
mod setup;
mod site;
mod surveys;
mod trace;
