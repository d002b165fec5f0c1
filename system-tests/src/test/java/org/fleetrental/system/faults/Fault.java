package org.fleetrental.system.faults;

import java.time.Duration;
import java.util.Random;

/**
 * What can go wrong. Each leaves the surroundings healthy again, though the work it has kept up may still be waiting.
 */
enum Fault {
    KILLED_SERVICE {
        @Override
        void strike(Rig rig, Random random) {
            var service = service(random);
            rig.say("  kill -9 " + service);
            rig.system().kill(service);
            rig.system().start(service);
        }
    },
    CRASH_AFTER_COMMIT {
        @Override
        void strike(Rig rig, Random random) {
            crash(rig, random, CrashPoint.AFTER_THE_DATABASE_COMMIT);
        }
    },
    CRASH_AFTER_SEND {
        @Override
        void strike(Rig rig, Random random) {
            crash(rig, random, CrashPoint.AFTER_THE_SEND_BEFORE_THE_MARK);
        }
    },
    CRASH_AFTER_EFFECT {
        @Override
        void strike(Rig rig, Random random) {
            crash(rig, random, CrashPoint.AFTER_THE_EFFECT_BEFORE_THE_OFFSETS);
        }
    },
    CRASH_IN_BATCH {
        @Override
        void strike(Rig rig, Random random) {
            crash(rig, random, CrashPoint.IN_THE_MIDDLE_OF_A_BATCH);
        }
    },
    /**
     * Of two replicas the older one stands still for longer than its lease, and then goes on as if nothing had been.
     */
    PAUSED_PAST_THE_LEASE {
        @Override
        void strike(Rig rig, Random random) {
            var service = service(random);
            var replica = rig.system().addReplica(service);
            rig.say("  SIGSTOP " + service + " for 7 s, beside " + replica);
            rig.system().pause(service);
            Rig.hold(Duration.ofSeconds(7));
            rig.system().resume(service);
            Rig.hold(Duration.ofSeconds(2));
            rig.system().removeReplica(replica);
        }
    },
    REPLICAS_COME_AND_GO {
        @Override
        void strike(Rig rig, Random random) {
            var service = service(random);
            var second = rig.system().addReplica(service);
            var third = rig.system().addReplica(service);
            rig.say("  " + second + " and " + third + " joined");
            rig.system().kill(second);
            Rig.hold(Duration.ofSeconds(1));
            rig.system().removeReplica(third);
            rig.system().removeReplica(second);
        }
    },
    KILLED_BROKER {
        @Override
        void strike(Rig rig, Random random) {
            rig.system().backing().killKafka();
            Rig.hold(Duration.ofSeconds(2));
            rig.system().backing().startKafka();
        }
    },
    KILLED_DATABASE {
        @Override
        void strike(Rig rig, Random random) {
            rig.system().backing().killPostgres();
            Rig.hold(Duration.ofSeconds(2));
            rig.system().backing().startPostgres();
        }
    },
    NO_REGISTRY_AT_A_COLD_START {
        @Override
        void strike(Rig rig, Random random) {
            var service = service(random);
            rig.say("  no registry, and " + service + " starts");
            rig.system().backing().stopRegistry();
            rig.system().kill(service);
            rig.system().start(service);
            Rig.hold(Duration.ofSeconds(2));
            rig.system().backing().startRegistry();
        }
    },
    CUT_CONNECTIONS {
        @Override
        void strike(Rig rig, Random random) {
            for (int time = 0; time < 5; time++) {
                rig.system().detours().postgres().reset();
                rig.system().detours().kafka().reset();
                Rig.hold(Duration.ofMillis(300));
            }
        }
    },
    SLOW_NETWORK {
        @Override
        void strike(Rig rig, Random random) {
            rig.system().detours().postgres().delay(Duration.ofMillis(20));
            rig.system().detours().kafka().delay(Duration.ofMillis(100));
            Rig.hold(Duration.ofSeconds(4));
            rig.system().detours().heal();
        }
    },
    BLACK_HOLE {
        @Override
        void strike(Rig rig, Random random) {
            var detours = rig.system().detours();
            var one = random.nextBoolean() ? detours.kafka() : detours.postgres();
            rig.say(one == detours.kafka() ? "  to the broker" : "  to the database");
            one.swallow();
            Rig.hold(Duration.ofSeconds(5));
            detours.heal();
        }
    },
    POISON {
        @Override
        void strike(Rig rig, Random random) {
            rig.poison();
        }
    },
    TEN_TIMES_REDELIVERED {
        @Override
        void strike(Rig rig, Random random) {
            rig.redeliver(500);
        }
    };

    /** Returns when the surroundings are healthy again. */
    abstract void strike(Rig rig, Random random);

    private static String service(Random random) {
        return Database.SERVICES.get(random.nextInt(Database.SERVICES.size()));
    }

    private static void crash(Rig rig, Random random, CrashPoint point) {
        // These two write and read most, so every point comes up soon.
        var service = random.nextBoolean() ? "rentals" : "accounting";
        int entry = 1 + random.nextInt(20);
        rig.say("  " + service + " ends " + point + ", entry " + entry);
        rig.crashAt(point, service, entry);
    }
}
