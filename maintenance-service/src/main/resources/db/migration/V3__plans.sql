-- Work that is to be done again and again, on one vehicle or on all of a class.
create table plan (
    id            uuid primary key,
    vehicle_class text check (vehicle_class in ('ECONOMY', 'COMPACT', 'STANDARD', 'SUV', 'LUXURY', 'VAN')),
    vehicle_id    uuid references vehicle,
    type          text not null check (type in ('PREVENTIVE', 'REPAIR', 'INSPECTION', 'RECALL')),
    every_km      integer check (every_km between 1 and 1000000),
    every_days    integer check (every_days between 1 and 36500),
    created_at    timestamptz not null,
    ended_at      timestamptz,
    constraint plan_for_one check (num_nonnulls(vehicle_class, vehicle_id) = 1),
    constraint plan_falls_due check (num_nonnulls(every_km, every_days) >= 1)
);

create index plan_of_vehicle on plan (vehicle_id) where ended_at is null;
create index plan_of_class on plan (vehicle_class) where ended_at is null;

-- The plans whose work a job does. No other plan of its vehicle counts anew when it is done.
create table job_plan (
    job_id  uuid not null references job,
    plan_id uuid not null references plan,
    primary key (job_id, plan_id)
);

-- When the work of a plan was last done on a vehicle; without a row it was never.
create table plan_service (
    plan_id    uuid not null references plan,
    vehicle_id uuid not null references vehicle,
    job_id     uuid not null references job,
    done_at    timestamptz not null,
    done_km    integer not null check (done_km between 0 and 9999999),
    primary key (plan_id, vehicle_id)
);

-- Where each vehicle stands with each plan that it falls under.
create view plan_standing as
select fallen.*,
    coalesce(service.done_km, fallen.registered_km, 0) + fallen.every_km as due_at_km,
    (coalesce(service.done_at, fallen.registered_at, fallen.created_at) at time zone 'UTC')::date
        + fallen.every_days as due_on,
    service.job_id as since_job_id,
    service.done_at as since
from (
    select plan.id as plan_id, plan.type, plan.every_km, plan.every_days, plan.created_at, vehicle.id as vehicle_id,
        vehicle.vehicle_class, vehicle.odometer_km, vehicle.registered_at, vehicle.registered_km
    from plan join vehicle on vehicle.id = plan.vehicle_id
    where plan.ended_at is null and vehicle.standing = 'IN_FLEET'
    union all
    select plan.id, plan.type, plan.every_km, plan.every_days, plan.created_at, vehicle.id,
        vehicle.vehicle_class, vehicle.odometer_km, vehicle.registered_at, vehicle.registered_km
    from plan join vehicle on vehicle.vehicle_class = plan.vehicle_class
    where plan.ended_at is null and vehicle.standing = 'IN_FLEET'
) fallen
left join plan_service service on service.plan_id = fallen.plan_id and service.vehicle_id = fallen.vehicle_id;

-- What was told to be due, once for each time that it falls due: once between two jobs that do the plan's work.
create table due (
    id           uuid primary key,
    plan_id      uuid not null references plan,
    vehicle_id   uuid not null references vehicle,
    -- The job since which the plan counted; null if it was the registration.
    since_job_id uuid references job,
    detected_at  timestamptz not null,
    constraint due_once unique nulls not distinct (plan_id, vehicle_id, since_job_id)
);
