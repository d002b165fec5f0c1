-- What a customer has to leave as a security, in whole minor units of the card's currency; no part of the price.
alter table rate_card add column deposit bigint not null default 0 check (deposit >= 0);
alter table rental add column deposit bigint not null default 0;
update rate_card set deposit = case vehicle_class
    when 'ECONOMY' then 20000 when 'COMPACT' then 20000 when 'STANDARD' then 30000
    when 'SUV' then 50000 when 'VAN' then 50000 else 100000 end;

create table quote (
    id                      uuid primary key,
    -- Without one it is for any vehicle of the class.
    vehicle_id              uuid references vehicle,
    vehicle_class           text not null
                            check (vehicle_class in ('ECONOMY', 'COMPACT', 'STANDARD', 'SUV', 'LUXURY', 'VAN')),
    starts_at               timestamptz not null,
    ends_at                 timestamptz not null,
    -- The rate card as it was: the rental that takes the quote keeps these terms, and the line as it stands.
    currency                text not null check (currency ~ '^[A-Z]{3}$'),
    price_per_day           bigint not null,
    included_km_per_day     integer not null,
    price_per_extra_km      bigint not null,
    late_fee_per_hour       bigint not null,
    cancellation_fee        bigint not null,
    free_cancellation_hours integer not null,
    no_show_fee             bigint not null,
    deposit                 bigint not null,
    tax_rate_basis_points   integer not null,
    line                    jsonb not null,
    quoted_at               timestamptz not null,
    expires_at              timestamptz not null,
    -- The quote is used in the transaction that writes the rental.
    used_by                 uuid unique references rental deferrable initially deferred,
    constraint quote_window check (starts_at < ends_at),
    constraint quote_validity check (quoted_at < expires_at)
);
create index quote_by_expiry on quote (expires_at);
