package dev.flow.maestro.session.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The list for those who take several modules names each that is published, and no other. */
class PublishedModulesTest {

  private static final Path ROOT = Path.of("..");
  private static final String MANAGED = "/project/dependencyManagement/dependencies/dependency";

  private final XPath xpath = XPathFactory.newInstance().newXPath();

  private Document pom(String module) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(ROOT.resolve(module).resolve("pom.xml").toFile());
  }

  private List<String> texts(Document pom, String path) throws Exception {
    NodeList nodes = (NodeList) xpath.evaluate(path, pom, XPathConstants.NODESET);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }

  private String text(Document pom, String path) throws Exception {
    return String.join(" and ", texts(pom, path));
  }

  /** The modules with code, and those among them that are published. */
  private List<Document> modules(boolean published) throws Exception {
    List<Document> modules = new ArrayList<>();
    for (String name : texts(pom("."), "/project/modules/module")) {
      Document module = pom(name);
      boolean isPublished = !text(module, "/project/properties/maven.deploy.skip").equals("true");
      if (!name.equals("bom") && isPublished == published) {
        modules.add(module);
      }
    }
    return modules;
  }

  private List<String> artifacts(boolean published) throws Exception {
    List<String> artifacts = new ArrayList<>();
    for (Document module : modules(published)) {
      artifacts.add(text(module, "/project/artifactId"));
    }
    return artifacts;
  }

  @Test
  void theListNamesEachThatIsPublished() throws Exception {
    assertThat(artifacts(true)).hasSizeGreaterThan(8);
    assertThat(texts(pom("bom"), MANAGED + "/artifactId"))
        .containsExactlyInAnyOrderElementsOf(artifacts(true));
  }

  @Test
  void theListIsOfOneVersionAndOfNothingElse() throws Exception {
    Document bom = pom("bom");

    assertThat(text(bom, "/project/version")).isEqualTo(text(pom("."), "/project/version"));
    assertThat(texts(bom, MANAGED + "/version")).containsOnly("${project.version}");
    assertThat(texts(bom, MANAGED + "/groupId")).containsOnly("dev.flow.maestro");
    assertThat(texts(bom, "/project/parent")).isEmpty();
  }

  @Test
  void whatIsForACheckoutIsNotPublished() throws Exception {
    assertThat(artifacts(false))
        .containsExactlyInAnyOrder(
            "maestro-session-benchmarks", "maestro-session-architecture-tests");
  }

  @Test
  void eachModuleNamesItself() throws Exception {
    List<String> names = new ArrayList<>();
    for (Document module : modules(true)) {
      names.add(text(module, "/project/properties/module.name"));
    }

    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.startsWith(Modules.ROOT + "."));
    assertThat(names.stream().map(name -> name.substring(Modules.ROOT.length() + 1)))
        .isSubsetOf(Modules.names());
  }
}
