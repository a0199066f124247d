package dev.flow.maestro.session.adapter.fs;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/** What disks, crashes and people do to a file. */
enum Damage {
  DELETED {
    @Override
    Optional<byte[]> of(byte[] content, Random random) {
      return Optional.empty();
    }
  },
  EMPTIED {
    @Override
    Optional<byte[]> of(byte[] content, Random random) {
      return Optional.of(new byte[0]);
    }
  },
  ZEROED {
    @Override
    Optional<byte[]> of(byte[] content, Random random) {
      return Optional.of(new byte[content.length]);
    }
  },
  HALVED {
    @Override
    Optional<byte[]> of(byte[] content, Random random) {
      return Optional.of(Arrays.copyOf(content, content.length / 2));
    }
  },
  CUT {
    @Override
    Optional<byte[]> of(byte[] content, Random random) {
      return Optional.of(Arrays.copyOf(content, random.nextInt(content.length)));
    }
  },
  /** As some file systems leave a file whose end was not on the disk yet. */
  ZEROED_AT_THE_END {
    @Override
    Optional<byte[]> of(byte[] content, Random random) {
      byte[] left = content.clone();
      Arrays.fill(left, random.nextInt(content.length), content.length, (byte) 0);
      return Optional.of(left);
    }
  },
  /** The only one that may leave a file that makes sense. */
  BIT_FLIPPED {
    @Override
    Optional<byte[]> of(byte[] content, Random random) {
      byte[] left = content.clone();
      left[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      return Optional.of(left);
    }
  };

  /** What is left of a file; empty where there is no file any more. */
  abstract Optional<byte[]> of(byte[] content, Random random);
}
