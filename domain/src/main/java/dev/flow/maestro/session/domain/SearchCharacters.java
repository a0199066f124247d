package dev.flow.maestro.session.domain;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a single character is to a search. A character is taken apart first, by the compatibility
 * decomposition (NFKD) of Unicode; {@link #kind} and {@link #fold} are of what comes out.
 */
final class SearchCharacters {

  /** What a character does to the token before it. */
  enum Kind {
    /** Is part of a word: a letter or digit of a script whose words stand apart. */
    WORD,
    /** Is a token of its own: a letter of a script without blanks, a symbol, an emoji. */
    SINGLE,
    /** Belongs to what stands before it, and makes another token of it: a vowel sign. */
    MARK,
    /** Is as if it were not there: an accent, a vowel point, what only steers the display. */
    IGNORED,
    /** Ends what stands before it: blanks, punctuation, control characters. */
    SEPARATOR
  }

  private static final Set<UnicodeScript> WITHOUT_BLANKS =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  /** The scripts in which a mark is an accent or may be left out in writing. */
  private static final Set<UnicodeScript> WITH_ACCENTS =
      EnumSet.of(
          UnicodeScript.COMMON,
          UnicodeScript.INHERITED,
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.HEBREW,
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC);

  private static final int FIRST_WITHOUT_BLANKS = 0x0E00;
  private static final int ARABIC_TATWEEL = 0x0640;
  private static final int FRACTION_SLASH = 0x2044;
  private static final int ZERO_WIDTH_SPACE = 0x200B;
  private static final int VOICED_MARK = 0x3099;
  private static final int SEMI_VOICED_MARK = 0x309A;
  private static final int KANA_LENGTH = 0x30FC;
  private static final int THAI_AM = 0x0E33;
  private static final int LAO_AM = 0x0EB3;

  private SearchCharacters() {}

  /** The characters that this one stands for: {@code é} is {@code e} and an accent. */
  static String decompose(int character) {
    String text = Character.toString(character);
    // The vowel am is one letter to those who write it, not a mark on the letter before and an a.
    return character == THAI_AM || character == LAO_AM
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFKD);
  }

  /**
   * Whether what the character stands for is no part of what is beside it: a trade mark sign is the
   * letters TM, but not a part of the name before it.
   */
  static boolean standsApart(int character, String decomposed) {
    return isSymbol(Character.getType(character))
        || isEnclosed(character)
        || decomposed.codePoints().anyMatch(part -> kind(part) == Kind.SEPARATOR)
        || decomposed.codePoints().skip(1).anyMatch(part -> kind(part) == Kind.SINGLE);
  }

  private static boolean isEnclosed(int character) {
    return character >= 0x2460 && character <= 0x24FF;
  }

  static Kind kind(int character) {
    if (character < 0x80) {
      return Character.isLetterOrDigit(character) ? Kind.WORD : Kind.SEPARATOR;
    }
    int type = Character.getType(character);
    return switch (type) {
      case Character.DECIMAL_DIGIT_NUMBER -> Kind.WORD;
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          ofLetter(character);
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          ofMark(character);
      case Character.FORMAT -> character == ZERO_WIDTH_SPACE ? Kind.SEPARATOR : Kind.IGNORED;
      // What this version of Java does not know yet may well be next year's emoji.
      case Character.PRIVATE_USE, Character.UNASSIGNED -> Kind.SINGLE;
      default -> isSymbol(type) ? ofSymbol(character) : Kind.SEPARATOR;
    };
  }

  private static Kind ofLetter(int letter) {
    if (letter == ARABIC_TATWEEL) {
      return Kind.IGNORED;
    }
    return letter >= FIRST_WITHOUT_BLANKS
            && (letter == KANA_LENGTH || WITHOUT_BLANKS.contains(UnicodeScript.of(letter)))
        ? Kind.SINGLE
        : Kind.WORD;
  }

  private static Kind ofMark(int mark) {
    // They make other letters, as a bar makes an E of an F.
    if (mark == VOICED_MARK || mark == SEMI_VOICED_MARK) {
      return Kind.MARK;
    }
    return WITH_ACCENTS.contains(UnicodeScript.of(mark)) ? Kind.IGNORED : Kind.MARK;
  }

  private static Kind ofSymbol(int symbol) {
    if (symbol == FRACTION_SLASH) {
      return Kind.SEPARATOR;
    }
    boolean skinTone = symbol >= 0x1F3FB && symbol <= 0x1F3FF;
    return skinTone ? Kind.IGNORED : Kind.SINGLE;
  }

  private static boolean isSymbol(int type) {
    return type == Character.MATH_SYMBOL
        || type == Character.CURRENCY_SYMBOL
        || type == Character.MODIFIER_SYMBOL
        || type == Character.OTHER_SYMBOL;
  }

  /**
   * Appends the character without its case: by Unicode's full folding, the same in every language,
   * with the dotless i as an i. Every decimal digit becomes an ASCII one. Of the letters that
   * Unicode does not take apart, those of Latin whose stroke or ligature people leave out do, too.
   */
  static void fold(int character, StringBuilder folded) {
    // The detour by the capital joins what has one capital, such as both forms of the small sigma.
    int lower = Character.toLowerCase(Character.toUpperCase(Character.toLowerCase(character)));
    switch (lower) {
      case 'ß' -> folded.append("ss");
      case 'æ' -> folded.append("ae");
      case 'œ' -> folded.append("oe");
      case 'ø' -> folded.append('o');
      case 'đ' -> folded.append('d');
      case 'ħ' -> folded.append('h');
      case 'ł' -> folded.append('l');
      case 'ŧ' -> folded.append('t');
      default -> {
        if (Character.getType(lower) == Character.DECIMAL_DIGIT_NUMBER) {
          folded.append((char) ('0' + Character.digit(lower, 10)));
        } else {
          folded.appendCodePoint(lower);
        }
      }
    }
  }
}
