package org.fleetrental.bench;

import java.util.List;

/**
 * Vehicle {@code v} is out three days of every week, from day {@code v modulo 7} on; of its hundred rentals the last
 * five lie ahead. Every tenth was cancelled. Classes go round, as customers do, each with ten rentals of one vehicle.
 */
final class RentalsHistory {

    private static final String CLASSES = "(array['ECONOMY','COMPACT','STANDARD','SUV','LUXURY','VAN'])[1 + v %% 6]";

    /** Each finds what must not be there. */
    static final List<String> FLAWS = List.of("""
            select from rentals.rental
            left join rentals.vehicle on vehicle.id = vehicle_id left join rentals.customer on customer.id = customer_id
            where vehicle.id is null or customer.id is null or vehicle.vehicle_class <> rental.vehicle_class
            """, """
            select from rentals.booking full join rentals.rental on rental.id = rental_id
            where booking.vehicle_id is distinct from rental.vehicle_id
                or booking.starts_at is distinct from rental.starts_at
            """, """
            select from rentals.maintenance_block left join rentals.vehicle on vehicle.id = vehicle_id
            where vehicle.id is null
            """);

    private RentalsHistory() {}

    static List<String> rows(Scale present, Scale wanted) {
        int from = present.vehicles();
        int to = wanted.vehicles() - 1;
        return List.of(
                VEHICLES.formatted(from, to),
                CUSTOMERS.formatted(from * 10, to * 10 + 9),
                """
                create temporary table made as
                select v, k, bench.rental(today, v, k) as id, bench.starts(today, v, k) as starts_at,
                    bench.vehicle(v) as vehicle_id, bench.customer(v * 10 + k / 10) as customer_id,
                    case when k >= 95 then 'RESERVED' when k %% 10 = 9 then 'CANCELLED' else 'COMPLETED' end as state,
                    CLASSES as vehicle_class
                from bench.day, generate_series(%d::bigint, %d) as v, generate_series(0, 99) as k
                """.replace("CLASSES", CLASSES).formatted(from, to),
                RENTALS,
                BOOKINGS,
                "drop table made");
    }

    private static final String VEHICLES = """
            with made as (insert into rentals.vehicle
                (id, standing, vehicle_class, vin, make, model, model_year, license_plate)
                select bench.vehicle(v), 'IN_FLEET', CLASSES, 'WVWZZZ1KZ' || lpad(v::text, 8, '0'),
                    'Volkswagen', 'Golf', 2024, 'F-LT ' || v
                from generate_series(%d::bigint, %d) as v returning id)
            insert into rentals.maintenance_block (job_id, vehicle_id, state, begins_at, ends_at)
                select gen_random_uuid(), id, case when n = 0 then 'PLANNED' else 'OVER' end,
                    today - n * 90 + 60, today - n * 90 + 61
                from made, bench.day, generate_series(0, 4) as n
            """.replace("CLASSES", CLASSES);

    private static final String CUSTOMERS = """
            insert into rentals.customer
                (id, full_name, email, driver_license_number, driver_license_expires_on, registered_at)
            select bench.customer(c), 'Customer ' || c, 'customer-' || c || '@example.com', 'L-' || c, '2090-01-01',
                '2020-01-01Z'
            from generate_series(%d::bigint, %d) as c
            """;

    private static final String RENTALS = """
            insert into rentals.rental (id, customer_id, vehicle_id, vehicle_class, state, starts_at, ends_at,
                reserved_at, activated_at, completed_at, cancelled_at, cancellation_reason, start_odometer_km,
                end_odometer_km, needs_reassignment, currency, price_per_day, included_km_per_day, price_per_extra_km,
                late_fee_per_hour, cancellation_fee, free_cancellation_hours, no_show_fee, tax_rate_basis_points, lines,
                charged, paid, balance, payment_status, version, ever_paid, updated_at, deposit)
            select id, customer_id, vehicle_id, vehicle_class, state, starts_at, starts_at + interval '3 days',
                starts_at - interval '30 days',
                case state when 'COMPLETED' then starts_at end,
                case state when 'COMPLETED' then starts_at + interval '3 days' end,
                case state when 'CANCELLED' then starts_at - interval '5 days' end,
                case state when 'CANCELLED' then 'other plans' end,
                case state when 'COMPLETED' then k * 300 end, case state when 'COMPLETED' then k * 300 + 200 end,
                false, currency, price_per_day, included_km_per_day, price_per_extra_km, late_fee_per_hour,
                cancellation_fee, free_cancellation_hours, no_show_fee, tax_rate_basis_points,
                case state when 'CANCELLED' then '[]' else jsonb_build_array(jsonb_build_object(
                    'lineId', id, 'kind', 'RENTAL', 'description', '3 days', 'quantity', 3, 'unitPrice', price_per_day,
                    'net', 3 * price_per_day, 'taxRateBasisPoints', 1900, 'tax', tax)) end,
                case state when 'CANCELLED' then 0 else gross end,
                case state when 'COMPLETED' then gross else 0 end,
                case state when 'RESERVED' then gross else 0 end,
                case state when 'COMPLETED' then 'PAID' else 'UNPAID' end,
                1, state = 'COMPLETED',
                starts_at - case state when 'COMPLETED' then interval '-3 days' when 'CANCELLED' then interval '5 days'
                    else interval '30 days' end,
                deposit
            from made join rentals.rate_card using (vehicle_class)
            cross join lateral (select (3 * price_per_day * 1900 + 5000) / 10000 as tax) as taxed
            cross join lateral (select 3 * price_per_day + tax as gross) as priced
            order by k, v
            """;

    private static final String BOOKINGS = """
            insert into rentals.booking (rental_id, vehicle_id, starts_at, ends_at, free_from, state)
            select id, vehicle_id, starts_at, starts_at + interval '3 days', starts_at + interval '3 days',
                case state when 'RESERVED' then 'OPEN' when 'COMPLETED' then 'RETURNED' else state end
            from made order by k, v
            """;
}
