package org.fleetrental.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Passes connections of this machine on to another port of it, and can do to them what networks do. Healthy at first.
 */
public final class TcpProxy implements AutoCloseable {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object healed = new Object();
    private volatile Duration latency = Duration.ZERO;
    private volatile boolean blackHole;

    private TcpProxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /** @param port where it listens; 0 for a free one */
    public static TcpProxy start(int port, int target) {
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(Ports.HOST, port));
            var proxy = new TcpProxy(server, target);
            Thread.ofVirtual().name("proxy-" + target).start(proxy::accept);
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException("No proxy at port " + port, failure);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Delays every piece of data, each way. */
    public void delay(Duration latency) {
        this.latency = latency;
    }

    /** Resets every connection. New ones are let through. */
    public void reset() {
        sockets.forEach(TcpProxy::resetOne);
    }

    /** From now on connections open, and stay, and carry nothing. */
    public void swallow() {
        blackHole = true;
    }

    /** What was swallowed arrives, as it does after a network's repair. */
    public void heal() {
        latency = Duration.ZERO;
        synchronized (healed) {
            blackHole = false;
            healed.notifyAll();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                // Closed, or a client that gave up: the loop's condition tells.
            }
        }
    }

    private void connect(Socket client) {
        try {
            awaitHealth();
            var upstream = new Socket(Ports.HOST, target);
            sockets.add(upstream);
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(client, upstream));
            pump(upstream, client);
        } catch (IOException unreachable) {
            resetOne(client);
            sockets.remove(client);
        }
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[BUFFER_BYTES];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                LockSupport.parkNanos(latency.toNanos());
                awaitHealth();
                to.getOutputStream().write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            resetOne(from);
            resetOne(to);
        } finally {
            sockets.removeIf(Socket::isClosed);
        }
    }

    private void awaitHealth() throws IOException {
        synchronized (healed) {
            while (blackHole && !server.isClosed()) {
                try {
                    healed.wait();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new IOException("Interrupted", interrupted);
                }
            }
        }
    }

    private static void resetOne(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException alreadyClosed) {
            return;
        }
        try {
            socket.close();
        } catch (IOException broken) {
            // As meant.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            heal();
            reset();
        }
    }
}
