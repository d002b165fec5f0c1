-- What somebody has noticed of a vehicle. It becomes a job, or it is dismissed, once.
create table incident (
    id                uuid primary key,
    vehicle_id        uuid not null references vehicle,
    description       text not null check (length(description) between 1 and 2000),
    severity          text not null check (severity in ('LOW', 'MEDIUM', 'HIGH')),
    state             text not null check (state in ('OPEN', 'IN_JOB', 'DISMISSED')),
    reported_at       timestamptz not null,
    job_id            uuid references job,
    dismissed_at      timestamptz,
    dismissal_reason  text check (length(dismissal_reason) between 1 and 500),
    constraint incident_in_job check ((state = 'IN_JOB') = (job_id is not null)),
    constraint incident_dismissed check (num_nonnulls(dismissed_at, dismissal_reason)
        = case state when 'DISMISSED' then 2 else 0 end)
);

create index incident_of_vehicle on incident (vehicle_id, id);
create index incident_in_state on incident (state, id);
