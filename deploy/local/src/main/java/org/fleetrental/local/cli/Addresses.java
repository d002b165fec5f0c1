package org.fleetrental.local.cli;

import java.util.ArrayList;
import java.util.List;
import org.fleetrental.local.Ports;
import org.fleetrental.local.SystemService;

/** What a person wants to know when the system is up. */
final class Addresses {

    private Addresses() {}

    static List<String> of(Ports ports, boolean secure) {
        var lines = new ArrayList<String>();
        lines.add(row("", "API", "health, metrics"));
        for (var service : SystemService.values()) {
            var management = "http://" + Ports.HOST + ":" + ports.management(service) + "/q/";
            lines.add(row(
                    service.module(),
                    "http://" + Ports.HOST + ":" + ports.service(service),
                    management + "health  " + management + "metrics"));
        }
        lines.add("  Each API describes itself at /q/openapi of the port that has its health and metrics.");
        lines.add(
                row("PostgreSQL", Ports.HOST + ":" + ports.postgres(), "database fleet; user and password: postgres"));
        lines.add(row(
                "Kafka",
                Ports.HOST + ":" + ports.kafka(),
                secure ? "users and passwords: .fleet/data/kafka-passwords.properties" : ""));
        lines.add(row("schema registry", "http://" + Ports.HOST + ":" + ports.registry(), ""));
        lines.add("");
        lines.add("Try:  TOKEN=$(./fleet token --role fleet-manager)");
        lines.add("      curl -i -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' \\");
        lines.add(
                "        -d '{\"vin\":\"1HGBH41JXMN109186\",\"make\":\"Honda\",\"model\":\"Accord\",\"year\":1991}' \\");
        lines.add("        http://" + Ports.HOST + ":" + ports.service(SystemService.FLEET) + "/v1/vehicles");
        lines.add("or:   ./fleet demo        the tour through all four services");
        return lines;
    }

    private static String row(String name, String address, String more) {
        return String.format("  %-20s %-24s %s", name, address, more).stripTrailing();
    }
}
