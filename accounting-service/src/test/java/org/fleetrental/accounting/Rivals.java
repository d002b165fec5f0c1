package org.fleetrental.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Requests that want the same money in the same moment. */
final class Rivals {

    /** All who wait for a session, and for those who wait for it. */
    private static final String WAITING = """
            with recursive waiting (pid) as (
                select pid from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))
                union
                select pg_locks.pid from pg_locks join waiting on waiting.pid = any (pg_blocking_pids(pg_locks.pid))
                where not granted)
            select count(*) from waiting
            """;

    private static final Duration POLL = Duration.ofMillis(5);

    private final AgroalDataSource dataSource;

    Rivals(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The answers of two requests that both are under way before the first can change anything: they find the accounts
     * locked, and come to wait in this order. It makes no difference to them, unless one has read before it waits. Of
     * three, PostgreSQL would let the second and the third go in any order once the first has changed the row.
     */
    List<ValidatableResponse> behind(
            List<UUID> rentals, Supplier<ValidatableResponse> first, Supplier<ValidatableResponse> second)
            throws SQLException {
        var answers = new ArrayList<Future<ValidatableResponse>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var holder = dataSource.getConnection()) {
            holder.setAutoCommit(false);
            try {
                lock(holder, rentals);
                for (var request : List.of(first, second)) {
                    answers.add(threads.submit(request::get));
                    await().pollInterval(POLL).until(() -> waiting(holder) + done(answers) == answers.size());
                }
                assertThat(waiting(holder)).as("requests that wait").isPositive();
            } finally {
                holder.rollback();
                holder.setAutoCommit(true);
            }
        }
        return answers.stream().map(Future::resultNow).toList();
    }

    /** The answers of requests that set off together, in the order of the requests. */
    static List<ValidatableResponse> together(List<Supplier<ValidatableResponse>> requests) {
        var start = new CyclicBarrier(requests.size());
        var answers = new ArrayList<Future<ValidatableResponse>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var request : requests) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return request.get();
                }));
            }
        }
        return answers.stream().map(Future::resultNow).toList();
    }

    private static void lock(Connection connection, List<UUID> rentals) throws SQLException {
        var sql = "select 1 from rental_account where rental_id = any (?) order by rental_id for no key update";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", rentals.toArray()));
            statement.executeQuery();
        }
    }

    private static long waiting(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(WAITING)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long done(List<? extends Future<?>> answers) {
        return answers.stream().filter(Future::isDone).count();
    }
}
