package org.fleetrental.local;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.fleetrental.local.KafkaRights.Right;

/** Users and rights of a broker with passwords. Who or what is not wanted any more goes. */
final class RightsProvisioning {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** The least that SCRAM-SHA-512 allows: passwords that were made up cannot be guessed. */
    private static final ScramCredentialInfo SCRAM = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);

    private final Admin admin;

    RightsProvisioning(Admin admin) {
        this.admin = admin;
    }

    /**
     * Returns when the broker itself knows all of it, which it learns after its controller.
     *
     * @param rights by user
     */
    void provision(Map<String, List<Right>> rights, KafkaPasswords passwords) {
        var wanted = bindings(rights);
        var known = acls();
        answer(admin.deleteAcls(without(known, wanted).stream()
                        .map(AclBinding::toFilter)
                        .toList())
                .all());
        answer(admin.createAcls(without(wanted, known)).all());
        var users = users();
        answer(admin.alterUserScramCredentials(Stream.concat(
                                without(users, rights.keySet()).stream().map(RightsProvisioning::gone),
                                rights.keySet().stream().map(user -> known(user, passwords)))
                        .toList())
                .all());
        if (!Waiting.until(() -> acls().equals(wanted) && users().equals(rights.keySet()), PATIENCE)) {
            throw new IllegalStateException("Kafka does not take its users and rights on");
        }
    }

    private static UserScramCredentialAlteration known(String user, KafkaPasswords passwords) {
        return new UserScramCredentialUpsertion(user, SCRAM, passwords.of(user));
    }

    private static UserScramCredentialAlteration gone(String user) {
        return new UserScramCredentialDeletion(user, SCRAM.mechanism());
    }

    private static <T> Set<T> without(Set<T> all, Set<T> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private Set<AclBinding> acls() {
        Collection<AclBinding> all =
                answer(admin.describeAcls(AclBindingFilter.ANY).values());
        return Set.copyOf(all);
    }

    private Set<String> users() {
        return answer(admin.describeUserScramCredentials().all()).keySet();
    }

    private static Set<AclBinding> bindings(Map<String, List<Right>> rights) {
        return rights.entrySet().stream()
                .flatMap(user -> user.getValue().stream().flatMap(right -> bindings(user.getKey(), right)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<AclBinding> bindings(String user, Right right) {
        var place = new ResourcePattern(right.type(), right.name(), PatternType.LITERAL);
        return right.operations().stream()
                .map(operation -> new AclBinding(
                        place, new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)));
    }

    private static <T> T answer(KafkaFuture<T> question) {
        return KafkaAnswer.of(question, "Users and rights of Kafka cannot be provisioned");
    }
}
