-- What a rental owes and has paid. Whoever charges it or takes money for it locks its row first.
create table rental_account (
    rental_id     uuid primary key,
    -- Not known while there is only a payment.
    customer_id   uuid,
    -- That it is booked on now; not known while there is only a payment.
    vehicle_id    uuid,
    currency      text not null check (currency ~ '^[A-Z]{3}$'),
    charged_minor bigint not null,
    -- Less refunds.
    paid_minor    bigint not null check (paid_minor >= 0),
    -- Counts the account's events of all types; 0 before the first.
    version       bigint not null check (version >= 0),
    -- Counts the account's steps; 0 before the first.
    steps         bigint not null check (steps >= 0)
);
create index rental_account_of_customer on rental_account (customer_id) where customer_id is not null;

-- What happened to an account, in order: the facts themselves stand elsewhere. With them the books can be made anew.
create table account_step (
    rental_id uuid not null references rental_account,
    step_no   bigint not null check (step_no >= 1),
    kind      text not null check (kind in ('EVENT', 'PAYMENT', 'REFUND', 'CHARGE', 'REVERSAL')),
    -- An event of the rental, a payment, a refund, or a charge.
    fact_id   uuid not null,
    -- The event that its journal entry names.
    event_id  uuid not null,
    primary key (rental_id, step_no)
);
create index account_step_of_event on account_step (event_id);

create table charge (
    id                    uuid primary key,
    rental_id             uuid not null references rental_account,
    customer_id           uuid not null,
    -- That earns it.
    vehicle_id            uuid not null,
    -- The line of the rental's price that it charges; its own id if it was charged by hand.
    line_id               uuid not null,
    kind                  text not null check (kind in ('RENTAL', 'LATE_FEE', 'DISTANCE_FEE', 'DAMAGE',
                              'CANCELLATION_FEE', 'NO_SHOW_FEE', 'MANUAL')),
    description           text not null,
    quantity              integer not null,
    unit_price_minor      bigint not null,
    net_minor             bigint not null,
    tax_rate_basis_points integer not null,
    tax_minor             bigint not null,
    currency              text not null check (currency ~ '^[A-Z]{3}$'),
    cause_event_id        uuid not null,
    created_at            timestamptz not null,
    -- The day on which reports count it.
    booked_on             date not null,
    -- When its net amount became revenue.
    earned_at             timestamptz,
    reversed_at           timestamptz,
    reversed_on           date,
    -- Of a charge that an accountant has taken back: its line is not charged again.
    reversal_reason       text check (length(reversal_reason) between 1 and 500),
    constraint charge_reversed_on_a_day check ((reversed_at is null) = (reversed_on is null)),
    constraint charge_reversed_for_a_reason check (reversal_reason is null or reversed_at is not null)
);
-- A line stands in the books once. One whose amount changes is reversed and charged anew.
create unique index charge_once_per_line on charge (rental_id, line_id) where reversed_at is null;
create index charge_of_rental on charge (rental_id, id);
create index charge_of_customer on charge (customer_id, id);
create index charge_in_time on charge (created_at);

create table payment (
    id           uuid primary key,
    rental_id    uuid not null references rental_account,
    amount_minor bigint not null check (amount_minor > 0),
    currency     text not null check (currency ~ '^[A-Z]{3}$'),
    method       text not null check (method in ('CARD', 'CASH', 'TRANSFER')),
    reference    text check (length(reference) between 1 and 100),
    -- The part that was over what was owed then.
    credit_minor bigint not null check (credit_minor between 0 and amount_minor),
    received_at  timestamptz not null
);
create index payment_of_rental on payment (rental_id, id);
create index payment_in_time on payment (received_at);

create table refund (
    id           uuid primary key,
    payment_id   uuid not null references payment,
    rental_id    uuid not null references rental_account,
    amount_minor bigint not null check (amount_minor > 0),
    currency     text not null check (currency ~ '^[A-Z]{3}$'),
    reason       text not null check (length(reason) between 1 and 500),
    -- The part that the customer had in credit; for the rest the rental is owed again.
    credit_minor bigint not null check (credit_minor between 0 and amount_minor),
    refunded_at  timestamptz not null
);
create index refund_of_payment on refund (payment_id, id);
create index refund_of_rental on refund (rental_id, id);
create index refund_in_time on refund (refunded_at);

create trigger payment_is_final before update or delete on payment
    for each row execute function booked_for_good();
create trigger payment_is_not_emptied before truncate on payment
    for each statement execute function booked_for_good();
create trigger refund_is_final before update or delete on refund
    for each row execute function booked_for_good();
create trigger refund_is_not_emptied before truncate on refund
    for each statement execute function booked_for_good();
create trigger account_step_is_final before update or delete on account_step
    for each row execute function booked_for_good();
create trigger account_step_is_not_emptied before truncate on account_step
    for each statement execute function booked_for_good();

-- Nothing financial can be deleted; of a charge, only its vehicle while it is not earned, and its end can be noted.
revoke all on rental_account, account_step, charge, payment, refund from ${service-role};
grant select, insert, update on rental_account to ${service-role};
grant select, insert, update (vehicle_id, earned_at, reversed_at, reversed_on, reversal_reason) on charge
    to ${service-role};
grant select, insert on account_step, payment, refund to ${service-role};
