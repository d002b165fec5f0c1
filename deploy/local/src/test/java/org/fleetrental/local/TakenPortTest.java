package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakenPortTest {

    @Test
    void whatFindsItsPortTakenStartsElsewhere() throws Exception {
        var ports = new ArrayDeque<>(List.of(Ports.free(), Ports.free()));
        var taken = ports.getFirst().postgres();
        try (var other = new ServerSocket(taken, 1, InetAddress.getByName(Ports.HOST));
                var services = EmbeddedServices.startTemporary(false, ports::remove)) {
            assertThat(other.isBound()).isTrue();
            assertThat(services.jdbcUrl()).doesNotContain(String.valueOf(taken));
            assertThat(DatabaseProvisioning.answers(services.adminJdbcUrl())).isTrue();
        }
    }
}
