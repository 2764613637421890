import { nearest } from '@plumb/ground/edit-distance';
import type { Localised } from '@plumb/ground/localised';
import { PlumbError } from '@plumb/ground/problem';
import { type Argument, Command, InvalidArgumentError, type Option } from 'commander';

/** A command whose wrong use is one line of ours: the library's own are English and leave by another door. */
export class PlumbCommand extends Command {
  override createCommand(name?: string): Command {
    return new PlumbCommand(name).helpCommand(false);
  }

  #passesOptionsOn = false;

  override allowUnknownOption(allow = true): this {
    this.#passesOptionsOn = allow;
    return super.allowUnknownOption(allow);
  }

  unknownOption(flag: string): void {
    if (this.#passesOptionsOn) return;
    const near = nearest(flag, longFlags(this));
    this.#refuse(
      near
        ? { zh: `没有选项 ${flag},是否指 ${near}?`, en: `there is no option ${flag}; did you mean ${near}?` }
        : { zh: `没有选项 ${flag}`, en: `there is no option ${flag}` },
    );
  }

  unknownCommand(): void {
    const [name = ''] = this.args;
    const near = nearest(
      name,
      this.commands.map((command) => command.name()),
    );
    this.#refuse(
      near
        ? { zh: `没有命令 ${name},是否指 ${near}?`, en: `there is no command ${name}; did you mean ${near}?` }
        : { zh: `没有命令 ${name}`, en: `there is no command ${name}` },
    );
  }

  missingArgument(name: string): void {
    const what = this.registeredArguments.find((one) => one.name() === name)?.description;
    this.#refuse({
      zh: `缺少 <${name}>${what ? `(${what})` : ''}`,
      en: `<${name}> is missing${what ? ` (${what})` : ''}`,
    });
  }

  optionMissingArgument({ flags }: Option): void {
    this.#refuse({ zh: `选项 ${flags} 后面缺少值`, en: `${flags} needs a value after it` });
  }

  missingMandatoryOptionValue({ flags, description }: Option): void {
    this.#refuse({ zh: `缺少选项 ${flags}(${description})`, en: `the option ${flags} is needed (${description})` });
  }

  _excessArguments(given: string[]): void {
    const extra = given.slice(this.registeredArguments.length).join(' ');
    this.#refuse({
      zh: `多出 ${extra}:含空格的路径请加引号`,
      en: `${extra} is one too many: quote a path that holds spaces`,
    });
  }

  _callParseArg(target: Option | Argument, value: string, previous: unknown): unknown {
    try {
      return target.parseArg?.(value, previous);
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error;
      const name = 'flags' in target ? target.flags : `<${target.name()}>`;
      const choices = target.argChoices;
      const expected = choices
        ? { zh: `只能是 ${choices.join('、')}`, en: `must be one of ${choices.join(', ')}` }
        : { zh: error.message, en: error.message };
      return this.#refuse({ zh: `${name} ${value}:${expected.zh}`, en: `${name} ${value}: ${expected.en}` });
    }
  }

  #refuse({ zh, en }: Localised): never {
    const help = `${pathOf(this)} --help`;
    throw new PlumbError({
      code: 'wrong-use',
      texts: { zh: `${zh}(用法见 ${help})`, en: `${en} (see ${help})` },
      exit: 2,
    });
  }
}

const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : './plumb';

/** Those of the commands above it too. */
function longFlags(command: Command): string[] {
  const own = command.options.flatMap(({ long }) => long ?? []);
  return command.parent ? [...own, ...longFlags(command.parent)] : [...own, '--help'];
}
