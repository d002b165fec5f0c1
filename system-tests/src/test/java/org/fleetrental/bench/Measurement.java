package org.fleetrental.bench;

/** What is measured, in this order: idle services first, before there is anything to catch up with. */
enum Measurement {
    IDLE {
        @Override
        void take(Workbench bench, Sizes sizes, Report report) throws Exception {
            Idle.measure(bench, sizes, report);
        }
    },
    THROUGHPUT {
        @Override
        void take(Workbench bench, Sizes sizes, Report report) throws Exception {
            new Throughput(bench, sizes).measure(report);
        }
    },
    CONSUMER {
        @Override
        void take(Workbench bench, Sizes sizes, Report report) throws Exception {
            new ConsumerRate(bench).measure(sizes, report);
        }
    },
    LATENCY {
        @Override
        void take(Workbench bench, Sizes sizes, Report report) throws Exception {
            new HalfLoad(bench, sizes).measure(report);
        }
    },
    BACKLOG {
        @Override
        void take(Workbench bench, Sizes sizes, Report report) throws Exception {
            new Backlogs(bench, sizes).drain(report);
        }
    },
    KEPT {
        @Override
        void take(Workbench bench, Sizes sizes, Report report) throws Exception {
            new Backlogs(bench, sizes).keep(report);
        }
    };

    abstract void take(Workbench bench, Sizes sizes, Report report) throws Exception;
}
