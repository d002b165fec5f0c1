package org.fleetrental.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fleetrental.local.KafkaRights.Right;

/**
 * A broker on this machine at which everybody has a password, and may do what {@link KafkaRights} say and nothing else.
 *
 * <p>Users come in by SCRAM. The broker itself and whoever provisions it are super users, and come in by PLAIN: they
 * have to be known before the first user can be made, also where the data were written by a broker without passwords.
 * The controller's door knows the broker alone, because whoever came in there without a password would be all-powerful.
 */
public final class KafkaSecurity {

    static final String PROVISIONING = "provisioning";
    private static final String BROKER = "broker";
    private static final List<String> SUPER_USERS = List.of(BROKER, PROVISIONING);

    private final Map<String, List<Right>> rights;
    private final KafkaPasswords passwords;

    /** @param data folder of the passwords */
    KafkaSecurity(Path data, Map<String, List<Right>> rights) {
        this.rights = rights;
        var users = new ArrayList<>(SUPER_USERS);
        users.addAll(rights.keySet());
        this.passwords = KafkaPasswords.in(data, users);
    }

    /** Of the system whose state is in a folder. */
    public static KafkaSecurity ofMachine(Path home) {
        var facts = KafkaFacts.here();
        return new KafkaSecurity(home.resolve("data"), new KafkaRights(facts).ofMachine());
    }

    /** What the broker's configuration says of its listeners CLIENT and CONTROLLER. */
    String brokerSettings() {
        return """
                inter.broker.listener.name=CLIENT
                listener.security.protocol.map=CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
                sasl.mechanism.inter.broker.protocol=PLAIN
                sasl.mechanism.controller.protocol=PLAIN
                listener.name.client.sasl.enabled.mechanisms=SCRAM-SHA-512,PLAIN
                listener.name.client.scram-sha-512.sasl.jaas.config=%s
                listener.name.client.plain.sasl.jaas.config=%s
                listener.name.controller.sasl.enabled.mechanisms=PLAIN
                listener.name.controller.plain.sasl.jaas.config=%s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                allow.everyone.if.no.acl.found=false
                super.users=User:%s;User:%s
                """.formatted(
                SaslLogin.SCRAM.module(), plainDoor(SUPER_USERS), plainDoor(List.of(BROKER)), BROKER, PROVISIONING);
    }

    /** The broker comes in there as well, as itself. */
    private String plainDoor(List<String> known) {
        var options = new ArrayList<>(List.of(SaslLogin.credentials(BROKER, passwords.of(BROKER))));
        known.forEach(user -> options.add("user_" + user + "=\"" + passwords.of(user) + "\""));
        return SaslLogin.PLAIN.module(options.toArray(String[]::new));
    }

    /** How a client comes in as one of the users, in Kafka's own names. */
    Map<String, String> login(String user) {
        return SaslLogin.SCRAM.settings(user, passwords.of(user));
    }

    /** Settings of a client that looks at events. */
    public Map<String, Object> reader(String bootstrapServers) {
        return client(bootstrapServers, login(KafkaRights.READER));
    }

    /** Settings of a client that may do anything. */
    public Map<String, Object> provisioning(String bootstrapServers) {
        return client(bootstrapServers, SaslLogin.PLAIN.settings(PROVISIONING, passwords.of(PROVISIONING)));
    }

    static Map<String, Object> client(String bootstrapServers, Map<String, String> login) {
        var settings = new LinkedHashMap<String, Object>(login);
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }

    /** Makes users and rights what they should be; others are taken away. */
    void provision(String bootstrapServers) {
        try (var admin = TopicProvisioning.admin(provisioning(bootstrapServers))) {
            new RightsProvisioning(admin).provision(rights, passwords);
        }
    }
}
