package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void whatWasGivenIsNotGivenAgain() {
        int port = Ports.freeRow(1);
        assertThat(Ports.isFree(port)).isTrue();
        assertThat(Ports.reserve(port)).isFalse();
    }

    @Test
    void norToAnotherProcess() throws IOException {
        var classes = System.getProperty("java.class.path");
        var other = new ProcessBuilder(List.of(Programs.java(), "-cp", classes, Asking.class.getName())).start();
        try (var said = other.inputReader()) {
            int port = Integer.parseInt(said.readLine());
            assertThat(Ports.isFree(port)).isTrue();
            assertThat(Ports.reserve(port)).isFalse();
        } finally {
            other.destroyForcibly();
        }
    }

    /** Asks for a port, says which, and stays without using it. */
    static final class Asking {

        public static void main(String[] arguments) throws IOException {
            System.out.println(Ports.freeRow(1));
            System.in.read();
        }
    }
}
