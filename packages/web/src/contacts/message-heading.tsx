import { useLanguage } from "../language/language.tsx";
import { Fact } from "../ui/figure.tsx";

type Words = { readonly marking: string; readonly from: string; readonly to: string };

/** What stands above the text of a message: its marking, and between which offices it goes. */
export function MessageHeading({ words }: { readonly words: Words }) {
  const { m } = useLanguage();
  return (
    <>
      <Fact term={m.channel.marking}>
        <bdi>{words.marking}</bdi>
      </Fact>
      <Fact term={m.channel.from}>
        <bdi>{words.from}</bdi>
      </Fact>
      <Fact term={m.channel.to}>
        <bdi>{words.to}</bdi>
      </Fact>
    </>
  );
}
