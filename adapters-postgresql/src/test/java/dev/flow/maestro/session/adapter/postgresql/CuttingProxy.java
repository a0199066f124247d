package dev.flow.maestro.session.adapter.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a store and its server, and cuts the connection on which the next commit comes.
 * The driver must send the word itself each time: {@code prepareThreshold=0}.
 */
final class CuttingProxy implements AutoCloseable {

  /** When to cut. */
  enum Cut {
    NEVER,
    /** The server never sees the commit. */
    BEFORE_THE_SERVER,
    /** The server has answered, and the answer is lost. */
    BEFORE_THE_ANSWER
  }

  private static final String COMMIT = "COMMIT\0";

  private final ServerSocket listener;
  private final int port;
  private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NEVER);
  private final AtomicInteger cuts = new AtomicInteger();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;
  private volatile boolean refusesAfterCut;

  CuttingProxy(int port) throws IOException {
    this.port = port;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  void cutNext(Cut cut) {
    next.set(cut);
  }

  /** Cuts the next one and all others, and lets nobody connect from then on. */
  void cutNextForGood(Cut cut) {
    refusesAfterCut = true;
    next.set(cut);
  }

  /** How often it was cut. */
  int cuts() {
    return cuts.get();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      if (refusing) {
        client.close();
        continue;
      }
      Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
      sockets.addAll(List.of(client, server));
      if (refusing) {
        close(client, server);
      }
      AtomicReference<Cut> here = new AtomicReference<>(Cut.NEVER);
      start(() -> toServer(client, server, here));
      start(() -> toClient(server, client, here));
    }
  }

  private void toServer(Socket client, Socket server, AtomicReference<Cut> here)
      throws IOException {
    InputStream in = client.getInputStream();
    OutputStream out = server.getOutputStream();
    byte[] bytes = new byte[1 << 16];
    for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
      boolean commits = new String(bytes, 0, count, StandardCharsets.ISO_8859_1).contains(COMMIT);
      Cut cut = commits ? next.getAndSet(Cut.NEVER) : Cut.NEVER;
      if (cut == Cut.BEFORE_THE_SERVER) {
        cut(client, server);
        return;
      }
      if (cut != Cut.NEVER) {
        here.set(cut);
      }
      out.write(bytes, 0, count);
    }
    close(client, server);
  }

  private void toClient(Socket server, Socket client, AtomicReference<Cut> here)
      throws IOException {
    InputStream in = server.getInputStream();
    OutputStream out = client.getOutputStream();
    byte[] bytes = new byte[1 << 16];
    for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
      if (here.get() == Cut.BEFORE_THE_ANSWER) {
        cut(client, server);
        return;
      }
      out.write(bytes, 0, count);
    }
    close(client, server);
  }

  private void cut(Socket client, Socket server) throws IOException {
    cuts.incrementAndGet();
    close(client, server);
    if (refusesAfterCut) {
      refusing = true;
      closeAll();
    }
  }

  private static void close(Socket client, Socket server) throws IOException {
    client.close();
    server.close();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // A socket was closed, as it had to be some time.
              }
            },
            "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    closeAll();
  }

  private void closeAll() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
