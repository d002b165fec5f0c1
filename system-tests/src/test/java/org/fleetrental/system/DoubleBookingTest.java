package org.fleetrental.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.system.RentalCompany.TOMORROW;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DoubleBookingTest {

    private static final int RIVALS = 200;

    private final RentalCompany company = new RentalCompany(SharedSystem.get());

    @Test
    void ofTwoHundredAtOnceExactlyOneGetsTheVehicle() throws Exception {
        var vehicle = company.bookableVehicle();
        var customer = company.customer();
        var go = new CountDownLatch(1);
        var answers = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < RIVALS; i++) {
                answers.add(threads.submit(() -> {
                    go.await();
                    return company.reserve(customer, vehicle, TOMORROW, TOMORROW.plus(2, ChronoUnit.DAYS))
                            .status();
                }));
            }
            go.countDown();
        }
        var byStatus = new ArrayList<Integer>();
        for (var answer : answers) {
            byStatus.add(answer.get());
        }

        assertThat(byStatus.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
                .isEqualTo(Map.of(201, 1L, 409, RIVALS - 1L));
    }
}
