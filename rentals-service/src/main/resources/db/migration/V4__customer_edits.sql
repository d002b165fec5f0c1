-- Customers are edited, blocked, and erased: then nothing personal is left.
alter table customer
    alter column full_name drop not null,
    alter column email drop not null,
    alter column driver_license_number drop not null,
    alter column driver_license_expires_on drop not null,
    add column blocked_at     timestamptz,
    add column blocked_reason text check (length(blocked_reason) between 1 and 500),
    add column erased_at      timestamptz,
    add column version        bigint not null default 1 check (version >= 1),
    add constraint customer_known_or_erased check (case when erased_at is null
        then full_name is not null and email is not null and driver_license_number is not null
            and driver_license_expires_on is not null
        else full_name is null and email is null and driver_license_number is null
            and driver_license_expires_on is null and blocked_reason is null end);
