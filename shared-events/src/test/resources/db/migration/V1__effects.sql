create table effects (
    position bigint generated always as identity primary key,
    aggregate_id uuid not null,
    event_id uuid not null,
    version bigint not null
);
