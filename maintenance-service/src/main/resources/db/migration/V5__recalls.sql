-- A maker's call to the workshop, for the vehicles with these VINs, or for those of a model and its years.
create table recall (
    id          uuid primary key,
    campaign    text not null constraint recall_campaign_unique unique check (length(campaign) between 1 and 100),
    description text not null check (length(description) between 1 and 2000),
    make        text check (length(make) between 1 and 100),
    model       text check (length(model) between 1 and 100),
    year_from   integer,
    year_to     integer,
    announced_at timestamptz not null,
    constraint recall_model check (num_nonnulls(make, model, year_from, year_to) in (0, 4)),
    constraint recall_years check (year_from <= year_to)
);

create table recall_vin (
    recall_id uuid not null references recall,
    vin       text not null,
    primary key (recall_id, vin)
);

-- The job by which a vehicle follows a recall.
create table recall_job (
    recall_id  uuid not null references recall,
    vehicle_id uuid not null references vehicle,
    job_id     uuid not null constraint recall_job_unique unique references job,
    primary key (recall_id, vehicle_id)
);
