-- A customer who does not come, a rental that waits for another one's vehicle, and money that went back.
alter table rental
    add column no_show_at timestamptz,
    -- The rental whose vehicle should be back and is not.
    add column waits_for  uuid references rental,
    -- No newer account takes this back, so that the payment status is the same in whatever order the accounts come.
    add column ever_paid  boolean not null default false,
    -- When the version became what it is. Others read the rentals in this order.
    add column updated_at timestamptz not null default now(),
    add constraint rental_not_fetched check ((state = 'NO_SHOW') = (no_show_at is not null)),
    drop constraint rental_state_check,
    add constraint rental_state_check check (state in ('RESERVED', 'ACTIVE', 'COMPLETED', 'CANCELLED', 'NO_SHOW')),
    drop constraint rental_payment_status_check,
    add constraint rental_payment_status_check
        check (payment_status in ('UNPAID', 'PARTIALLY_PAID', 'PAID', 'REFUNDED'));
update rental set ever_paid = true where paid > 0;

create index rental_by_change on rental (updated_at, id);
create index rental_by_state on rental (state, id);
create index rental_by_window on rental (ends_at, starts_at);
create index rental_to_reassign on rental (id) where needs_reassignment;
create index rental_out on rental (ends_at) where state = 'ACTIVE';
create index rental_reserved on rental (vehicle_id, starts_at) where state = 'RESERVED';
create index rental_waiting on rental (waits_for) where waits_for is not null;

-- Whether a vehicle has left the fleet and its reservations have not been looked through since.
alter table vehicle add column review_due boolean not null default false;
create index vehicle_to_review on vehicle (id) where review_due;
