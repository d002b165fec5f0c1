package org.fleetrental.bench;

/** What is measured, in this order. */
enum Measurement {
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
    };

    abstract void take(Workbench bench, Sizes sizes, Report report) throws Exception;
}
